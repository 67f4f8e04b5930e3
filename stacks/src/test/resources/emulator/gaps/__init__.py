"""What moto lacks or answers differently from AWS, a module for each service; `fill()` mends moto in place."""
