"""What is shown, a module a view: a function from a request to a response. `dateline.serve.app` says where each is."""
