/** A work that a description leans on. */
export interface Reference {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly venue: string;
  readonly url: string;
}

const arxiv = (id: string): string => `https://arxiv.org/abs/${id}`;

export const REFERENCES = {
  awais2021: {
    authors: 'M. Awais, M. T. Bin Iqbal, S.-H. Bae',
    year: 2021,
    title: 'Revisiting Internal Covariate Shift for Batch Normalization',
    venue: 'IEEE Transactions on Neural Networks and Learning Systems 32(11)',
    url: 'https://doi.org/10.1109/TNNLS.2020.3026784',
  },
  ba2016: {
    authors: 'J. L. Ba, J. R. Kiros, G. E. Hinton',
    year: 2016,
    title: 'Layer Normalization',
    venue: 'arXiv',
    url: arxiv('1607.06450'),
  },
  bjorck2018: {
    authors: 'J. Bjorck, C. Gomes, B. Selman, K. Q. Weinberger',
    year: 2018,
    title: 'Understanding Batch Normalization',
    venue: 'NeurIPS',
    url: arxiv('1806.02375'),
  },
  cooijmans2017: {
    authors: 'T. Cooijmans, N. Ballas, C. Laurent, Ç. Gülçehre, A. Courville',
    year: 2017,
    title: 'Recurrent Batch Normalization',
    venue: 'ICLR',
    url: arxiv('1603.09025'),
  },
  dettmers2022: {
    authors: 'T. Dettmers, M. Lewis, Y. Belkada, L. Zettlemoyer',
    year: 2022,
    title: 'LLM.int8(): 8-bit Matrix Multiplication for Transformers at Scale',
    venue: 'NeurIPS',
    url: arxiv('2208.07339'),
  },
  huang2017: {
    authors: 'X. Huang, S. Belongie',
    year: 2017,
    title: 'Arbitrary Style Transfer in Real-time with Adaptive Instance Normalization',
    venue: 'ICCV',
    url: arxiv('1703.06868'),
  },
  ioffe2015: {
    authors: 'S. Ioffe, C. Szegedy',
    year: 2015,
    title: 'Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift',
    venue: 'ICML',
    url: arxiv('1502.03167'),
  },
  ioffe2017: {
    authors: 'S. Ioffe',
    year: 2017,
    title: 'Batch Renormalization: Towards Reducing Minibatch Dependence in Batch-Normalized Models',
    venue: 'NeurIPS',
    url: arxiv('1702.03275'),
  },
  lecun1998: {
    authors: 'Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller',
    year: 1998,
    title: 'Efficient BackProp, section 4.3',
    venue: 'Neural Networks: Tricks of the Trade, LNCS 1524',
    url: 'https://doi.org/10.1007/3-540-49430-8_2',
  },
  luo2019: {
    authors: 'P. Luo, X. Wang, W. Shao, Z. Peng',
    year: 2019,
    title: 'Towards Understanding Regularization in Batch Normalization',
    venue: 'ICLR',
    url: arxiv('1809.00846'),
  },
  santurkar2018: {
    authors: 'S. Santurkar, D. Tsipras, A. Ilyas, A. Mądry',
    year: 2018,
    title: 'How Does Batch Normalization Help Optimization?',
    venue: 'NeurIPS',
    url: arxiv('1805.11604'),
  },
  shen2020: {
    authors: 'S. Shen, Z. Yao, A. Gholami, M. W. Mahoney, K. Keutzer',
    year: 2020,
    title: 'PowerNorm: Rethinking Batch Normalization in Transformers',
    venue: 'ICML',
    url: arxiv('2003.07845'),
  },
  shimodaira2000: {
    authors: 'H. Shimodaira',
    year: 2000,
    title: 'Improving predictive inference under covariate shift by weighting the log-likelihood function',
    venue: 'Journal of Statistical Planning and Inference 90(2)',
    url: 'https://doi.org/10.1016/S0378-3758(00)00115-4',
  },
  ulyanov2016: {
    authors: 'D. Ulyanov, A. Vedaldi, V. Lempitsky',
    year: 2016,
    title: 'Instance Normalization: The Missing Ingredient for Fast Stylization',
    venue: 'arXiv',
    url: arxiv('1607.08022'),
  },
  wu2018: {
    authors: 'Y. Wu, K. He',
    year: 2018,
    title: 'Group Normalization',
    venue: 'ECCV',
    url: arxiv('1803.08494'),
  },
  xiong2020: {
    authors: 'R. Xiong et al.',
    year: 2020,
    title: 'On Layer Normalization in the Transformer Architecture',
    venue: 'ICML',
    url: arxiv('2002.04745'),
  },
  xu2019: {
    authors: 'J. Xu, X. Sun, Z. Zhang, G. Zhao, J. Lin',
    year: 2019,
    title: 'Understanding and Improving Layer Normalization',
    venue: 'NeurIPS',
    url: arxiv('1911.07013'),
  },
  zhang2019: {
    authors: 'B. Zhang, R. Sennrich',
    year: 2019,
    title: 'Root Mean Square Layer Normalization',
    venue: 'NeurIPS',
    url: arxiv('1910.07467'),
  },
} as const satisfies Record<string, Reference>;

export type ReferenceId = keyof typeof REFERENCES;
