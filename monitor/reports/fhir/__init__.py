"""A session as FHIR R4: one Bundle of resources, from the record that is handed out."""
