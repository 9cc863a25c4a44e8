def render(out, found):
    pass
