import torch
from torch_cases import cases
from serve import serve

serve(f"PyTorch {torch.__version__}", cases)
