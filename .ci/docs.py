"Prepare every page of the documentation as nbdev-docs does, up to Quarto, and name what fails"
import contextlib,io,os,sys,warnings
from pathlib import Path
from nbdev.processors import FilterDefaults
from nbdev.process import NBProcessor

os.chdir(Path(__file__).resolve().parents[1]); warnings.simplefilter('ignore')
failed = 0
for p in sorted(Path('nbs').glob('**/*.ipynb')):
    if '.ipynb_checkpoints' in p.parts: continue
    try:
        with contextlib.redirect_stdout(io.StringIO()): NBProcessor(p, procs=FilterDefaults().procs()).process()
    except Exception as e: failed += 1; print(f'{p}: {str(e)[-300:]}')
sys.exit(failed and f'{failed} pages cannot be built')
