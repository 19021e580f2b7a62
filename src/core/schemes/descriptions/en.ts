import type { DescriptionTexts } from './outline';

export const en: DescriptionTexts = {
  normalization: {
    title: 'Normalization',
    definition:
      'Bringing the numbers that enter a layer of a network to a common location and scale, so that training is stable and fast.',
    kinds:
      'The methods use the same arithmetic: subtract a mean, divide by a standard deviation. They differ in which values share one mean and one deviation: those of a feature over all samples (input), of a channel over the batch (batch), or of one sample (layer, instance, group, RMS).',
  },
  symbols: {
    xInput: 'sample i: its features, each treated on its own',
    meanFeature: 'mean of a feature over the samples',
    stdFeature: 'standard deviation of a feature over the samples; ddof 0 unless chosen otherwise',
    samples: 'number of samples',
    z: 'a value that enters the layer, often the output of a linear map or a convolution',
    meanChannel: 'mean of channel c over the batch and all positions',
    varChannel: 'variance of channel c over the batch and all positions, divided by m (biased)',
    setSize: 'number of values of one channel in the batch: batch size times positions',
    eps: 'a small constant that keeps the division finite where the variance is 0',
    affine: 'learned weight and bias, one of each a channel',
    affineElement: 'learned weight and bias, one of each an element of normalized_shape',
    weightElement: 'learned weight, one an element of normalized_shape; there is no bias',
    running: 'running mean and variance, kept for evaluation, and the weight α of the newest batch',
    meanSample: 'mean over the features of sample i alone',
    varSample: 'variance over the features of sample i alone, divided by n (biased)',
    features: 'number of values of normalized_shape',
    meanInstance: 'mean over the positions of channel c in sample i',
    varInstance: 'variance over the positions of channel c in sample i, divided by S (biased)',
    positions: 'number of spatial positions',
    meanGroup: 'mean over the channels of group g and all positions, in sample i',
    varGroup: 'variance over the channels of group g and all positions, in sample i (biased)',
    groupValues: 'number of values of a group in one sample',
    groups: 'number of groups, num_groups; it divides the number of channels C',
    meanSquare: 'mean of the squares over the features of sample i',
  },
  schemes: {
    input: {
      title: 'Input normalization (z-score)',
      definition:
        'Every feature of the data set is shifted and scaled so that over the samples its mean is 0 and its standard deviation is 1. Mean and deviation belong to the feature, not to the sample: all samples share them. Also called standardization.',
      characteristics: {
        unifiesScale: 'Features in different units (metres, euros, counts) arrive on one scale.',
        perFeature:
          'There is one mean and one deviation a feature, taken over all samples. For images one a channel is usual, taken over the pixels as well.',
        linear:
          'The map is linear: a skewed feature stays skewed, an outlier stays an outlier. Only location and scale change.',
        fittedOnce:
          'It is fitted once, on the training data, and the same numbers are applied to validation, test and live data. Fitting it on all data lets the test set leak into training.',
      },
      advantages: {
        gradients:
          'Features of equal scale give gradients of comparable size, so one learning rate suits all weights and training converges sooner.',
        performance:
          'Models that weigh features by size (gradient-trained networks, k-nearest neighbours, SVM, regularised regression) often fit and generalise better. Trees do not care.',
        invertible:
          'It can be undone exactly as long as mean and deviation are kept, so predictions can be told in the original units.',
      },
      drawbacks: {
        static:
          'It is static: when the distribution of the data moves after fitting, the old mean and deviation no longer centre and scale it. The drift has to be watched, and the statistics fitted anew.',
        outliers: 'Mean and deviation follow outliers: a few extreme values can press all others together near 0.',
        constant:
          'A constant feature has deviation 0 and carries no information: it becomes 0 here, and is better dropped.',
      },
      whenToUse:
        'On tabular data and on the inputs of almost every network, before anything else; for images a channel at a time with the training set’s mean and deviation.',
      alternatives: {
        batch: 'for values inside the network, which keep changing while it learns.',
        layer: 'when each sample has to be normalised on its own, as tokens in a sequence have.',
      },
      background: {
        covariateShift: {
          title: 'Covariate shift',
          text: 'When inputs at use are distributed otherwise than inputs in training, while the relation between input and target stays, one speaks of covariate shift (Shimodaira, 2000). Statistics that were fitted on the training data keep describing the training data: the share of new values outside the fitted range, and the shift of the mean in units of the fitted deviation, measure how far the data have moved.',
        },
      },
    },
    batch: {
      title: 'Batch normalization',
      definition:
        'Every channel (every unit of a fully connected layer) is normalised by the mean and variance that it has in the current mini-batch, taken over the samples and, in convolutional networks, over all positions. A learned weight γ and bias β then set its scale and location.',
      characteristics: {
        dynamic:
          'The statistics are those of the mini-batch at hand: they follow the activations as the network learns.',
        perChannel: 'One mean and one variance a channel: the samples of a batch share them, the channels do not.',
        affine:
          'γ and β give back the freedom that normalising takes: with γ = σ and β = mean the layer could undo it.',
        twoModes:
          'Training uses the batch’s statistics; evaluation uses running averages collected in training, so that a sample’s result does not depend on its neighbours.',
        estimators:
          'The batch is divided by the biased variance (divisor m). Into the running variance PyTorch puts the unbiased one (m − 1), Keras and ONNX the biased one. PyTorch’s momentum 0.1 weighs the new batch, Keras’ 0.99 and ONNX’ 0.9 weigh the past.',
      },
      advantages: {
        initialization:
          'The scale of the weights before it cancels out, so training depends less on how they were initialised.',
        learningRate:
          'It permits larger learning rates, and with them faster convergence: the loss changes more smoothly with the weights.',
        regularization:
          'The batch’s statistics are noisy, which acts as a mild regulariser; the network needs less dropout (Ioffe & Szegedy 2015; Luo et al. 2019).',
        folding:
          'In evaluation it is a fixed linear map and can be folded into the convolution or linear layer before it, at no cost.',
      },
      drawbacks: {
        smallBatch:
          'Small batches estimate mean and variance poorly: with m values of normal data the variance has a relative standard error of √(2/(m − 1)), and accuracy suffers.',
        timeSeries:
          'On time series and in recurrent networks its benefit is limited: neighbouring steps are not independent, so they count for fewer values than they are; statistics can differ from step to step, and sequences differ in length.',
        disagreement:
          'Training and evaluation compute different functions. When the running statistics do not fit the data (too few updates, another domain, changed preprocessing), a network that trains well evaluates badly.',
        deadChannels:
          'A channel that is 0 everywhere, or whose γ is near 0, passes on only β: it adds nothing but cost.',
      },
      whenToUse:
        'In convolutional networks with at least 16, better 32 or more samples a batch on each device, and whenever the cost at inference matters.',
      alternatives: {
        layer: 'for sequences, Transformers and recurrent networks, and when evaluation has to equal training.',
        group: 'for convolutional networks whose batches are small, as in detection and segmentation.',
        instance: 'for style transfer and image generation, where each image’s contrast should not matter.',
      },
      background: {
        internalCovariateShift: {
          title: 'Internal covariate shift',
          text: 'While a network learns, the weights of earlier layers change, and with them the distribution of the activations that later layers receive. Ioffe and Szegedy (2015) named this internal covariate shift and proposed batch normalization to reduce it.',
        },
        recentWork: {
          title: 'What later work says',
          text: 'Santurkar et al. (2018) added noise after batch normalization, so that the shift became larger than without it, and the networks trained about as fast; measured as the change of gradients that earlier layers’ updates cause, the shift was often not reduced at all. They attribute the benefit to a smoother loss, whose gradients are more predictable. Bjorck et al. (2018) find that it mainly allows larger learning rates by keeping activations from growing with depth. The matter is not closed: Awais et al. (2021) argue that a reduced shift does contribute. So “it works because it reduces internal covariate shift” is a hypothesis, not an established fact.',
        },
      },
    },
    layer: {
      title: 'Layer normalization',
      definition:
        'Every sample is normalised on its own, by the mean and variance of its own features in the layer: the last axes, which normalized_shape names. Weight γ and bias β belong to the single feature.',
      characteristics: {
        perSample:
          'Each sample (in a sequence, each token) has its own mean and variance. No other sample has a part in them.',
        normalizedShape:
          'normalized_shape says how many of the last axes share one mean: [D] for tokens, [C, H, W] for whole feature maps.',
        sameAlways: 'There are no running statistics, and training and evaluation compute the same.',
        affine:
          'γ and β have the shape of normalized_shape: one of each a feature, where batch normalization has one of each a channel.',
      },
      advantages: {
        smallBatch: 'It works with any batch size, down to a single sample.',
        consistency: 'It needs no statistics of the batch, so results are the same in training and in inference.',
        sequences:
          'Each step of a sequence is normalised by itself, whatever the length: recurrent networks and Transformers rely on it.',
      },
      drawbacks: {
        spatial:
          'Where spatial information matters, as in some convolutional networks, it can do harm: over [C, H, W] all channels and positions share one mean and one variance, so channels with a small range are flattened by those with a large one.',
        tooStrong:
          'It can take away too much: the level and the spread of each sample are erased, and a model that needs them (brightness, loudness, total amount) can no longer tell samples apart. That limits what the network can express.',
        mixedScales:
          'Features of very different scale share one variance, so the largest decides and the others almost vanish. Normalise the inputs first.',
      },
      whenToUse:
        'In Transformers and recurrent networks, with small or varying batches, and in online or reinforcement learning.',
      alternatives: {
        rms: 'in large language models: nearly the same result for less work.',
        group: 'in convolutional networks, where channels should not all share one variance.',
        batch: 'in convolutional networks with large batches.',
      },
      background: {
        placement: {
          title: 'Where it is placed',
          text: 'A Transformer that normalises before each sublayer (Pre-LN) has well-behaved gradients at the start and trains without a warm-up of the learning rate, which the original order (Post-LN) needs (Xiong et al., 2020). Xu et al. (2019) find that the derivatives of mean and variance matter more than the forward normalisation, and that γ and β can increase overfitting.',
        },
      },
    },
    instance: {
      title: 'Instance normalization',
      definition:
        'Every channel of every sample is normalised on its own, by the mean and variance over its spatial positions. In PyTorch weight and bias, one of each a channel, are off unless asked for.',
      characteristics: {
        perSampleAndChannel:
          'Each pair of sample and channel has its own mean and variance: group normalization with as many groups as channels.',
        contrast: 'It removes the brightness and contrast of each feature map and keeps only its pattern.',
        sameAlways: 'Training and evaluation compute the same, unless running statistics are tracked.',
      },
      advantages: {
        style:
          'The style of an image, which lives largely in the means and deviations of its feature maps, is removed or can be replaced.',
        smallBatch: 'It works with any batch size, down to a single image.',
      },
      drawbacks: {
        erases:
          'How strongly a channel responds in one sample compared with another is lost, and classifiers usually need exactly that.',
        fewPositions: 'With few positions the statistics are poor; with one position every result is 0.',
      },
      whenToUse: 'In style transfer and image-to-image generation.',
      alternatives: {
        batch: 'for classification, where the strength of a response matters.',
        group: 'to keep the relation between the channels of a group.',
      },
      background: {
        style: {
          title: 'Style as statistics',
          text: 'Adaptive instance normalization (Huang & Belongie, 2017) replaces γ and β by the deviation and mean of another image’s feature maps, and so gives one image the style of the other.',
        },
      },
    },
    group: {
      title: 'Group normalization',
      definition:
        'The channels of every sample are split into groups, and each group is normalised by the mean and variance over its channels and all positions. Weight and bias belong to the channel.',
      characteristics: {
        between:
          'It lies between two others: one group is layer normalization over channels and positions, as many groups as channels is instance normalization.',
        perSample: 'No other sample has a part in the statistics.',
        sameAlways: 'There are no running statistics, and training and evaluation compute the same.',
      },
      advantages: {
        smallBatch:
          'Accuracy hardly depends on the batch size, where batch normalization loses it quickly below about 16 samples.',
        detection:
          'It suits detection, segmentation and video, whose large inputs leave room for only one or two samples a device.',
      },
      drawbacks: {
        groupCount:
          'The number of groups is one more choice: it has to divide the channels, and too many groups leave few values in each.',
        mixedScales: 'Channels of one group share one variance: a channel of much larger scale decides for the others.',
        notFoldable: 'The statistics are computed at inference as well; it cannot be folded into the layer before it.',
      },
      whenToUse: 'In convolutional networks with small batches; 32 groups, or 16 channels a group, is the usual start.',
      alternatives: {
        batch: 'when batches are large: it is then usually a little more accurate, and free at inference.',
        layer: 'for sequences.',
        instance: 'for style transfer.',
      },
      background: {
        choice: {
          title: 'How many groups',
          text: 'Wu and He (2018) train ResNet-50 on ImageNet: with 32 samples a device batch normalization is slightly better, with 2 samples group normalization has an error lower by about ten percentage points. Between 2 and 32 groups the error differs little.',
        },
      },
    },
    rms: {
      title: 'RMS normalization',
      definition:
        'Every sample is divided by the root of the mean of its squares over the last axes. No mean is subtracted and there is no bias; a learned weight belongs to each feature.',
      characteristics: {
        noMean: 'The mean is left where it is: only the length of the vector is normalised.',
        perSample: 'No other sample has a part in it, and training and evaluation compute the same.',
        scaleOnly: 'Multiplying a sample by a positive number changes nothing but for eps; adding a number to it does.',
      },
      advantages: {
        cheaper:
          'There is one statistic instead of two, and no subtraction: it is faster than layer normalization at about the same quality.',
        languageModels: 'Many large language models (T5, LLaMA and their descendants) use it.',
      },
      drawbacks: {
        offset:
          'A common offset of all features is kept: where the mean is large beside the spread, the result hardly varies.',
        outliers:
          'A few features with huge values, as large language models have, decide the root mean square and press the others towards 0.',
        tooStrong: 'The length of each sample’s vector is erased: samples that differ only in magnitude become equal.',
      },
      whenToUse:
        'In Transformers in place of layer normalization, when speed matters and the features are roughly centred.',
      alternatives: {
        layer: 'when the features have a common offset that should not matter.',
        batch: 'in convolutional networks with large batches.',
      },
      background: {
        recentering: {
          title: 'Is the mean needed?',
          text: 'Zhang and Sennrich (2019) argue that layer normalization helps because results do not change with the scale of weights and inputs, and that not changing with an offset is dispensable. In their experiments RMS normalization matches its quality and saves 7 % to 64 % of the running time.',
        },
      },
    },
  },
};
