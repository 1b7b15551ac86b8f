"Compile README.md from nbs/index.ipynb; with --check, only say whether it is up to date"
import base64,sys
from pathlib import Path
from fastcore.nbio import read_nb

root = Path(__file__).resolve().parents[1]
text = lambda o: ''.join(o) if isinstance(o,list) else o

def output(o, name):
    "Markdown of one output; a picture becomes a file beside the notebooks"
    data = o.get('data', {})
    for kind,suffix in (('image/jpeg','jpg'),('image/png','png')):
        if kind in data:
            path = f'nbs/images/{name}.{suffix}'
            return f'![{name}]({path})', (path, base64.b64decode(text(data[kind])))
    shown = text(data.get('text/plain') or o.get('text') or '').rstrip()
    return '\n'.join('    '+l for l in shown.splitlines()), None

def compiled():
    "The text of the README and its pictures"
    parts,files = ['<!-- compiled from nbs/index.ipynb by .ci/readme.py: edit that -->'],[]
    for i,c in enumerate(read_nb(root/'nbs/index.ipynb').cells):
        if c.cell_type=='markdown': parts.append(c.source.replace('](images/', '](nbs/images/').strip())
        elif c.cell_type=='code' and '#| hide' not in c.source and '#| default_exp' not in c.source:
            parts.append(f'```python\n{c.source.strip()}\n```')
            for o in c.outputs:
                md,file = output(o, f'index-{i}')
                if md: parts.append(md)
                if file: files.append(file)
    return '\n\n'.join(parts)+'\n', files

readme,files = compiled()
if '--check' in sys.argv:
    if (root/'README.md').read_text()!=readme: sys.exit('README.md differs from nbs/index.ipynb: run `python .ci/readme.py`')
else:
    (root/'README.md').write_text(readme)
    for path,data in files: (root/path).parent.mkdir(exist_ok=True); (root/path).write_bytes(data)
