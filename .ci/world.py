"""How the scenes of the packaged world were made: episodes in plain files, not video, then latents.

    python .ci/world.py render HOME --scenes 20000 --seconds 130 --workers 66 --egl 14
    python .ci/world.py render HOME --scenes 20000 --seconds 400 --workers 42
    torchrun --nproc_per_node 4 .ci/world.py encode HOME
    torchrun --nproc_per_node 4 -m flow_hwm.train --preset demo --tokenizer learned \\
        --train_data_dir HOME/lat_train --val_data_dir HOME/lat_val --checkpoint_dir HOME/run --seed 0

Equal to flow_hwm_render and flow_hwm_encode (19_card) but for the losses of video. Of the first
10,300 scenes those count that are ready in time; rendering again goes on. Renders by MUJOCO_GL, the first `egl` workers on
the GPUs: a driver draws some ten episodes a second however many ask it, Mesa's OSMesa one a core."""
import argparse,glob,multiprocessing as mp,os,time
from dataclasses import dataclass
from pathlib import Path
import numpy as np

LEAD = 190
SPLITS = dict(val=(1000000,75,34), train=(0,51,8)) # seed, frames, step from window to window

@dataclass(frozen=True)
class Slow:
    "Rows of a .npy file at 15 Hz as a recording of 30 Hz, each twice; windows take every second"
    path: Path
    tokenised: bool=False
    hw: tuple=(256,256)
    dims: int=25
    def _all(self): return np.load(self.path, mmap_mode='r')
    def __len__(self): return 2*len(self._all())-1
    def __getitem__(self, i): return np.array(self._all()[np.arange(len(self))[i]//2])

def recordings(folder):
    "The episodes in a folder as a `Dataset`"
    from flow_hwm.episode import Dataset, Episode
    names = sorted((o.name.split('.')[0] for o in folder.glob('*.states.npy')), key=int)
    one = lambda n: Episode(n, *(Slow(folder/f'{n}.{o}.npy') for o in ('frames','states')), 30.)
    return Dataset(folder, tuple(map(one, names)), 'simulator')

def begin(egl):
    "Of the processes the first draw on the GPUs, in turn"
    k,gpus = mp.current_process()._identity[0],len(glob.glob('/dev/nvidia[0-9]*'))
    os.environ['LP_NUM_THREADS'] = '1'
    if k<=egl and gpus: os.environ |= dict(MUJOCO_GL='egl', MUJOCO_EGL_DEVICE_ID=str(k%gpus))

def film(job):
    "One episode; its states appear last, whole"
    from flow_hwm.simulator import render_episode
    folder,seed,i,n = job
    frames,states = render_episode((seed,i), n, 256, 2, LEAD)
    np.save(folder/f'{i}.frames.npy', frames)
    np.save(folder/f'.{i}.npy', states)
    os.rename(folder/f'.{i}.npy', folder/f'{i}.states.npy')

def render(home, scenes, seconds, workers, egl):
    "32 scenes to validate on, then as many new ones to train on as `seconds` allow"
    jobs,began,done = [],time.time(),0
    for split,n in (('val',32), ('train',scenes)):
        seed,frames,_ = SPLITS[split]
        (home/split).mkdir(parents=True, exist_ok=True)
        jobs += [(home/split,seed,i,frames) for i in range(n)
                 if not (home/split/f'{i}.states.npy').exists()]
    with mp.get_context('spawn').Pool(workers, begin, (egl,)) as pool:
        for done,_ in enumerate(pool.imap_unordered(film, jobs), 1):
            if time.time()-began>seconds: break
        pool.terminate()
    print(f'{done} episodes in {time.time()-began:.0f} s')

def encode(home):
    "Latent caches; the GPUs share the work"
    from flow_hwm.latents import _usual_device, encode_dataset
    from flow_hwm.tokenizer import load_tokenizer
    device = _usual_device()
    tok = load_tokenizer('learned', device=device)
    for split,(_,_,step) in SPLITS.items():
        encode_dataset(recordings(home/split), tok, home/f'lat_{split}', step=step,
                       bf16=device!='cpu', workers=6)

if __name__=='__main__':
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('what', choices=('render','encode')); p.add_argument('home', type=Path)
    for k,v in dict(scenes=20000, seconds=130, workers=os.cpu_count(), egl=0).items():
        p.add_argument(f'--{k}', type=int, default=v)
    a = p.parse_args()
    if a.what=='encode': encode(a.home)
    else: render(a.home, a.scenes, a.seconds, a.workers, a.egl)
