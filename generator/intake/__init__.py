"""Reading what stands in seeds/: files, their encodings, the sidecars beside them."""
