"""Many articles on many machines: an archive or file in, a Parquet file out, and a marker once it is whole."""
