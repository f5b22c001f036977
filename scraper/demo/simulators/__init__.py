"""Damage simulators: what happens to an article on its way to a content farm, written from the mechanism.

They share no code with the pipeline, so a repair that only undoes its own idea of the damage fails here. Every
function is pure: randomness comes in as a `random.Random`, nothing touches clock or network. `page.compose` puts it all
together; the demo farm and the bundled sample (data/sample) are made of it.
"""
