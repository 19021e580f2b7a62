"""PyTorch on one thread, with an allocator that gives no memory back to the system: what it computes, without what fresh pages cost."""
import os
import sys

KEPT = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(2**30), "MALLOC_TOP_PAD_": str(2**28)}
if not KEPT.items() <= os.environ.items():
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **KEPT})

import torch
from torch_cases import cases
from serve import serve

torch.set_num_threads(1)
serve(f"PyTorch {torch.__version__}, warm allocator, 1 thread", cases)
