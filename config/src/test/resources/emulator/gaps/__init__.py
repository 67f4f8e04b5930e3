"""What moto lacks or answers differently from AWS, a module for each service.

`fill()` mends moto in place. `ROUTES`, where a module has it, are paths that moto does not know: pairs of a
pattern and a function of the WSGI environment and the pattern's groups that gives status, headers and body.
"""
