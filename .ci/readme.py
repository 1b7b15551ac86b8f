"Compile README.md from nbs/index.ipynb; with --check, only say whether it is up to date"
import re,sys
from pathlib import Path
from fastcore.nbio import read_nb

root = Path(__file__).resolve().parents[1]
text = lambda o: ''.join(o) if isinstance(o,list) else o
link = lambda md: re.sub(r'\]\((images/|\d\d\w+\.ipynb)', r'](nbs/\1', md) # the README lies one folder higher

def shown(o):
    "One output as markdown"
    data = o.get('data', {})
    if 'text/markdown' in data: return text(data['text/markdown'])
    return '\n'.join('    '+l for l in text(data.get('text/plain') or o.get('text') or '').rstrip().splitlines())

def parts(cell):
    "The markdown that a cell contributes"
    src = cell.source.strip()
    if cell.cell_type=='markdown': yield link(src)
    elif cell.cell_type=='code' and not re.search(r'#\| *(hide|default_exp)', src):
        code = re.sub(r'^#\|.*\n', '', src, flags=re.M)
        if not re.search(r'#\| *echo: *false', src): yield f'```python\n{code}\n```'
        yield from map(shown, cell.outputs)

cells = read_nb(root/'nbs/index.ipynb').cells
readme = '\n\n'.join(['<!-- compiled from nbs/index.ipynb by .ci/readme.py -->', *(p for c in cells for p in parts(c))])+'\n'
if '--check' in sys.argv:
    if (root/'README.md').read_text()!=readme: sys.exit('README.md differs from nbs/index.ipynb: run `python .ci/readme.py`')
else: (root/'README.md').write_text(readme)
