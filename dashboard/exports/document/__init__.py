"""The brief as a document: Word."""
