"The graph path against the plain one on a GPU, and the bench table; PYTHONPATH=. python .gpu_sample.py [seconds left for compile]"
import sys,time,torch
from dataclasses import replace
from flow_hwm import fast as F_
from flow_hwm.bench import seconds
from flow_hwm.bench_sample import bandwidth, floor, sample as table, world_parts, median_seconds
from flow_hwm.bench import matmul_rate
from flow_hwm.config import VARIANTS, presets
from flow_hwm.fast import Fast
from flow_hwm.model import FlowHWM
from flow_hwm.sampler import sample

began = time.monotonic()
def say(*o): print(f'[{time.monotonic()-began:5.1f}s]', *o, flush=True)
dev = torch.device('cuda')
def apart(a, b): return ((a-b).norm()/b.norm()).item()
def alive(cfg):
    torch.manual_seed(0)
    with torch.device(dev): m = FlowHWM(cfg).eval()
    m.rope.to(dev)
    for p in m.parameters(): p.data.normal_(std=.03)
    return m
def conds(cfg, b, seed=1):
    g = torch.Generator(dev).manual_seed(seed)
    return [torch.randn(b, *s, device=dev, generator=g) for s in ((16,2,16,16), (9,25), (8,25))]

say(torch.cuda.get_device_name(), torch.__version__)
# 1. exactness: graph (float32 and bf16) against the plain path, every variant, odd width, several kinds of run
for v in VARIANTS:
    for kw in (dict(width=256, depth=4, heads=4), dict(width=1172, depth=2, heads=16, head_dim=72)):
        cfg = replace(presets['small'], variant=v, mlp_width=None, **{'head_dim':None, **kw})
        m = alive(cfg)
        worst = {}
        for how in (dict(), dict(solver='ab2', guidance=(2.,4.), rescale=.5), dict(solver='heun', grid=2., interval=(.3,.7)), dict(guidance=1.)):
            c = conds(cfg, 2); k = dict(steps=6, seeds=[3,4]) | how
            plain = sample(m, *c, **k)
            for dt in (torch.float32, torch.bfloat16):
                f = Fast(m, dt)
                a = sample(f, *c, **k); b = sample(f, *conds(cfg, 2, 9), **k); again = sample(f, *c, **k)
                one = sample(f, *[o[1:] for o in c], **k | dict(seeds=[4]))
                w = worst.setdefault(str(dt)[6:], [0,0,0,0])
                worst[str(dt)[6:]] = [max(x,y) for x,y in zip(w, (apart(a, plain), apart(again, a), apart(one, a[1:]), float(torch.equal(a, b))))]
        say(v, cfg.width, {k: ['%.1e'%o for o in w] for k,w in worst.items()}, '(vs plain, repeated, alone vs batch, must be 0)')
        assert worst['bfloat16'][0]<.03 and worst['float32'][0]<3e-3 and worst['bfloat16'][1]==0 and worst['bfloat16'][3]==0
# without side-by-side streams: must be the same numbers
cfg = presets['base']; m = alive(cfg); c = conds(cfg, 1)
say('base built')
f = Fast(m); x = sample(f, *c, steps=10, seeds=[0]); say('graph recorded', 'GB', torch.cuda.max_memory_allocated()/1e9)
limits = bandwidth(dev),matmul_rate(dev)
fl = floor(cfg, f, 1, 2, *limits)
say('reads %.0f GB/s multiplies %.0f TFLOP/s, floor of a step %.3f ms'%(limits[0]/1e9, limits[1]/1e12, 1e3*fl))
def per_step(f, b=1, steps=50):
    c = conds(cfg, b); sample(f, *c, steps=2, seeds=range(b))
    return 1e3*median_seconds(lambda: sample(f, *c, steps=steps, seeds=range(b)), dev, 10)/steps
say('fork: %.3f ms a step'%per_step(f))
class NoFork(F_.Fork):
    def __call__(self, f, groups): return {g: f(g) for g in groups}
old,F_.Fork = F_.Fork,NoFork
g = Fast(m); y = sample(g, *c, steps=10, seeds=[0]); say('one stream: %.3f ms a step'%per_step(g), 'apart', apart(x, y))
F_.Fork = old
del g; torch.cuda.empty_cache()
v = f.prepare([.5], *[torch.cat([o,o]) for o in c]); z = torch.randn(2,16,1,16,16, device=dev); v(z, .5)
gr = next(iter(f.graphs.values())); say('replay alone: %.3f ms'%(1e3*seconds(gr.graph.replay, dev, 50)))
with torch.profiler.profile(activities=[torch.profiler.ProfilerActivity.CUDA]) as p: gr.graph.replay(); torch.cuda.synchronize()
ks = [e for e in p.key_averages() if e.self_device_time_total>0]
say('kernels in a step', sum(e.count for e in ks), 'their time together %.3f ms'%(sum(e.self_device_time_total for e in ks)/1e3))
for e in sorted(ks, key=lambda e:-e.self_device_time_total)[:14]: print('   %7.1f us %4d %s'%(e.self_device_time_total, e.count, e.key[:90]))
# prefetch the table (no compile)
del v,gr,f,m; torch.cuda.empty_cache()
table(preset='base', batch='1 8 64', steps='50 10 4', tokenizer='published', repeats=5)
say('table done; compiling')
m = alive(cfg); f = Fast(m, compile=True)
y = sample(f, *c, steps=10, seeds=[0]); say('compiled; apart from the graph', apart(x, y))
for b in (1,8): say('compiled, batch %d: %.3f ms a step'%(b, per_step(f, b)))
v = f.prepare([.5], *[torch.cat([o,o]) for o in c]); v(z, .5)
gr = f.graphs[next(k for k in f.graphs if k[0][0]==2)]; say('replay alone: %.3f ms'%(1e3*seconds(gr.graph.replay, dev, 50)))
with torch.profiler.profile(activities=[torch.profiler.ProfilerActivity.CUDA]) as p: gr.graph.replay(); torch.cuda.synchronize()
ks = [e for e in p.key_averages() if e.self_device_time_total>0]
say('kernels in a step', sum(e.count for e in ks), 'their time together %.3f ms'%(sum(e.self_device_time_total for e in ks)/1e3))
for e in sorted(ks, key=lambda e:-e.self_device_time_total)[:14]: print('   %7.1f us %4d %s'%(e.self_device_time_total, e.count, e.key[:90]))
