"""The pages of the site: what stands around and below the text that authors wrote."""
