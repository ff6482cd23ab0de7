"""Cunke: a knowledge base and training curriculum, built from plain text and checked before it is published."""

__version__ = "0.1.0"
