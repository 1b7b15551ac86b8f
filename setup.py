"Package metadata lives in settings.ini"
import re
from configparser import ConfigParser
from pathlib import Path
from setuptools import setup, find_packages

ini = ConfigParser(delimiters=['='])
ini.read('settings.ini', encoding='utf-8')
cfg = ini['DEFAULT']
name,end = cfg['lib_name'],'_requirements'
setup(
    version=re.search(r'__version__ = "(.+?)"', Path(name,'__init__.py').read_text())[1],
    keywords=cfg['keywords'].split(), license=cfg['license'],
    long_description=Path('README.md').read_text(encoding='utf-8'),
    long_description_content_type='text/markdown',
    packages=find_packages(include=[name, f'{name}.*']), install_requires=cfg['requirements'].split(),
    package_data={name: ['weights/*/*']},
    extras_require={k.removesuffix(end): v.split() for k,v in cfg.items() if k.endswith(end)},
    entry_points=dict(console_scripts=cfg['console_scripts'].split(), nbdev=[f'{name}={name}._modidx:d']))
