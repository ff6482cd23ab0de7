"""What holds Cunke together; run with pytest."""
