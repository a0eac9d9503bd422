namespace MakeModel;

/// <summary>
/// A small convolutional network: two convolutions, each with ReLU and the greatest of two by two, then one weight for each value and class. Values are channel by channel.
/// </summary>
internal sealed class Network
{
    public const int Classes = 5;

    private readonly Layer[] _layers;

    public Network(Random random)
    {
        FirstConvolution = new Convolution(random, inputs: 3, outputs: 8, kernel: 5, stride: 2, size: Sampling.Size);
        var pooled = FirstConvolution.OutputSize / 2;
        SecondConvolution = new Convolution(random, inputs: 8, outputs: 16, kernel: 3, stride: 1, size: pooled);
        var last = SecondConvolution.OutputSize / 2;
        Dense = new Dense(random, 16 * last * last, Classes);
        _layers = [FirstConvolution, new Relu(), new MaxPool(8, FirstConvolution.OutputSize), SecondConvolution, new Relu(), new MaxPool(16, SecondConvolution.OutputSize), Dense];
    }

    public Convolution FirstConvolution { get; }

    public Convolution SecondConvolution { get; }

    public Dense Dense { get; }

    /// <summary>The class with the greatest score.</summary>
    public int Classify(float[] pixels)
    {
        var values = Channels(pixels);
        foreach (var layer in _layers) values = layer.Forward(values);
        return Array.IndexOf(values, values.Max());
    }

    /// <summary>One step of stochastic gradient descent on the cross-entropy of one picture; gives that.</summary>
    public double Learn(float[] pixels, int label, float rate)
    {
        var inputs = new float[_layers.Length][];
        var values = Channels(pixels);
        for (var i = 0; i < _layers.Length; i++)
        {
            inputs[i] = values;
            values = _layers[i].Forward(values);
        }
        var greatest = values.Max();
        var exponentials = values.Select(value => MathF.Exp(value - greatest)).ToArray();
        var sum = exponentials.Sum();
        var gradient = exponentials.Select((value, i) => (value / sum) - (i == label ? 1 : 0)).ToArray();
        for (var i = _layers.Length - 1; i >= 0; i--) gradient = _layers[i].Backward(inputs[i], gradient, rate);
        return -Math.Log(Math.Max(1e-9, exponentials[label] / sum));
    }

    private static float[] Channels(float[] pixels)
    {
        const int area = Sampling.Size * Sampling.Size;
        var channels = new float[pixels.Length];
        for (var i = 0; i < pixels.Length; i++) channels[(i % 3 * area) + (i / 3)] = pixels[i];
        return channels;
    }
}
