# What people have in notebooks, logs and consoles. Put the cursor inside an array and run
# "Normscope: Inspect Array"; there is nothing to select.

# >>> print(repr(x.numpy()))
x = array([[ 2.6066,  1.3497,  1.178 , -0.2274],
       [ 1.0924, -1.7365,  1.675 ,  3.0222],
       [-1.8704,  2.9549,  2.0441,  3.4758]], dtype=float32)

# >>> hidden
hidden = tensor([[ 2.6066,  1.3497,  1.1780, -0.2274],
        [ 1.0924, -1.7365,  1.6750,  3.0222],
        [-1.8704,  2.9549,  2.0441,  3.4758]])

# >>> torch.nn.Parameter, with a gradient
# Parameter containing:
# tensor([1.0000, 0.5000, 2.0000, 1.0000], requires_grad=True)

# A nested list, as one types it.
batch = [[1.5, 2.0, -0.5], [0.0, 3.25, 1e-3], [2, 4, 8]]

# >>> print(x.numpy())   (NumPy prints no commas)
"""
[[ 2.6066  1.3497  1.178  -0.2274]
 [ 1.0924 -1.7365  1.675   3.0222]
 [-1.8704  2.9549  2.0441  3.4758]]
"""

# >>> big   (NumPy left most of it out: Normscope says how to print it whole)
big = array([[0.000e+00, 1.000e+00, 2.000e+00, ..., 4.700e+01, 4.800e+01, 4.900e+01],
       [5.000e+01, 5.100e+01, 5.200e+01, ..., 9.700e+01, 9.800e+01, 9.900e+01],
       [1.000e+02, 1.010e+02, 1.020e+02, ..., 1.470e+02, 1.480e+02, 1.490e+02],
       ...,
       [1.850e+03, 1.851e+03, 1.852e+03, ..., 1.897e+03, 1.898e+03, 1.899e+03],
       [1.900e+03, 1.901e+03, 1.902e+03, ..., 1.947e+03, 1.948e+03, 1.949e+03],
       [1.950e+03, 1.951e+03, 1.952e+03, ..., 1.997e+03, 1.998e+03, 1.999e+03]])
