"""Letters about a case: begun from a template, written, made final as a document. None leaves by itself."""
