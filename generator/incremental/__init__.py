"""Work shared among processes and kept from run to run, so that only what changed is made anew."""
