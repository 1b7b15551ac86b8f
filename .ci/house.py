"Check what the design promises: modules import from lower numbers, links lead somewhere, no notebook outgrows 200 KB, all are in the sidebar and in the index"
import ast,json,re,sys
from pathlib import Path

root = Path(__file__).resolve().parents[1]
source = lambda p: '\n'.join(''.join(c['source']) for c in json.loads(p.read_text())['cells'])
order = [m[1] for p in sorted((root/'nbs').glob('*.ipynb')) if (m := re.search(r'^#\| *default_exp (\w+)', source(p), re.M))]

def imports(path):
    "Modules of the package that a compiled module imports, anywhere in its text"
    for o in ast.walk(ast.parse(path.read_text())):
        if isinstance(o, ast.ImportFrom) and o.level==1: yield from [o.module] if o.module else [a.name for a in o.names if (path.parent/f'{a.name}.py').exists()]
        if isinstance(o, ast.ImportFrom) and (o.module or '').startswith('flow_hwm.'): yield o.module.split('.')[1]

wrong = [f'{name} imports {o}, which does not come before it' for i,name in enumerate(order)
         for o in imports(root/f'flow_hwm/{name}.py') if o not in order[:i]]
notebooks = [p for p in root.glob('nbs/**/*.ipynb') if '.ipynb_checkpoints' not in p.parts]
wrong += [f'{p.relative_to(root)} has {p.stat().st_size//1000} KB; the limit is 200' for p in notebooks if p.stat().st_size>200_000]
pages = {p: source(p) for p in notebooks} | {p: p.read_text() for p in (root/'README.md', *root.glob('.github/*.md'))}
wrong += [f'{p.relative_to(root)} links to {o}, which is not there' for p,text in pages.items()
          for o in re.findall(r'\]\((?!https?:|#|mailto:)([^)\s#]+)[^)]*\)', text) if re.search(r'\.\w+$', o) and not (p.parent/o).exists()]
listed = re.findall(r'[\w/]+\.ipynb', (root/'nbs/_quarto.yml').read_text())
there = [str(p.relative_to(root/'nbs')) for p in notebooks]
wrong += [f'{o} is not in nbs/_quarto.yml once' for o in there if listed.count(o)!=1] + [f'nbs/_quarto.yml lists {o}, which is not there' for o in set(listed)-set(there)]
wrong += [f'{o} is not in the table of nbs/index.ipynb' for o in there if o!='index.ipynb' and '/' not in o and f']({o})' not in source(root/'nbs/index.ipynb')]
way = [o for o in listed if '/' not in o and o!='index.ipynb']
wrong += [f'{b} does not begin with *Before: [{a[:-6]}]({a}), next: ...*, the order of the sidebar' for a,b in zip(way, way[1:]) if f'*Before: [{a[:-6]}]({a})' not in source(root/'nbs'/b)]
if wrong: sys.exit('\n'.join(wrong))
