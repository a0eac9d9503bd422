namespace MakeModel;

/// <summary>A layer of a network, which learns while the gradient goes back through it.</summary>
internal abstract class Layer
{
    public abstract float[] Forward(float[] input);

    /// <summary>Changes the weights, and gives the gradient of the input.</summary>
    public abstract float[] Backward(float[] input, float[] gradient, float rate);

    /// <summary>Weights as He et al. start them: of a deviation that keeps values about as large as they come in.</summary>
    protected static float[] Start(Random random, int count, int inputs)
    {
        var deviation = Math.Sqrt(2.0 / inputs);
        var weights = new float[count];
        for (var i = 0; i < count; i++) weights[i] = (float)(deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return weights;
    }
}

/// <summary>A convolution over a square, without padding.</summary>
internal sealed class Convolution(Random random, int inputs, int outputs, int kernel, int stride, int size) : Layer
{
    public int Inputs => inputs;

    public int Outputs => outputs;

    public int Kernel => kernel;

    public int Stride => stride;

    public int OutputSize { get; } = ((size - kernel) / stride) + 1;

    /// <summary>By output, input, row and column.</summary>
    public float[] Weights { get; } = Start(random, outputs * inputs * kernel * kernel, inputs * kernel * kernel);

    public float[] Biases { get; } = new float[outputs];

    public override float[] Forward(float[] input)
    {
        var result = new float[outputs * OutputSize * OutputSize];
        for (var i = 0; i < result.Length; i++)
        {
            var sum = Biases[i / (OutputSize * OutputSize)];
            for (var channel = 0; channel < inputs; channel++)
            {
                for (var y = 0; y < kernel; y++)
                {
                    var (weights, values) = (WeightsOf(i, channel, y), Place(i, channel, y));
                    for (var x = 0; x < kernel; x++) sum += Weights[weights + x] * input[values + x];
                }
            }
            result[i] = sum;
        }
        return result;
    }

    public override float[] Backward(float[] input, float[] gradient, float rate)
    {
        var result = new float[input.Length];
        var change = new float[Weights.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            var slope = gradient[i];
            if (slope == 0) continue;
            Biases[i / (OutputSize * OutputSize)] -= rate * slope;
            for (var channel = 0; channel < inputs; channel++)
            {
                for (var y = 0; y < kernel; y++)
                {
                    var (weights, values) = (WeightsOf(i, channel, y), Place(i, channel, y));
                    for (var x = 0; x < kernel; x++)
                    {
                        change[weights + x] += slope * input[values + x];
                        result[values + x] += slope * Weights[weights + x];
                    }
                }
            }
        }
        for (var i = 0; i < change.Length; i++) Weights[i] -= rate * change[i];
        return result;
    }

    /// <summary>Where the weights of a row of the kernel start.</summary>
    private int WeightsOf(int output, int channel, int y) => ((((output / (OutputSize * OutputSize) * inputs) + channel) * kernel) + y) * kernel;

    /// <summary>Where the values under a row of the kernel start.</summary>
    private int Place(int output, int channel, int y) => (((channel * size) + (output / OutputSize % OutputSize * stride) + y) * size) + (output % OutputSize * stride);
}

/// <summary>Nothing below zero.</summary>
internal sealed class Relu : Layer
{
    public override float[] Forward(float[] input) => [.. input.Select(static value => Math.Max(0, value))];

    public override float[] Backward(float[] input, float[] gradient, float rate) => [.. gradient.Select((value, i) => input[i] > 0 ? value : 0)];
}

/// <summary>The greatest of each two by two; a row or column that is left over is left out.</summary>
internal sealed class MaxPool(int channels, int size) : Layer
{
    private readonly int _to = size / 2;

    public override float[] Forward(float[] input)
    {
        var result = new float[channels * _to * _to];
        for (var i = 0; i < result.Length; i++) result[i] = input[Greatest(input, i)];
        return result;
    }

    public override float[] Backward(float[] input, float[] gradient, float rate)
    {
        var result = new float[input.Length];
        for (var i = 0; i < gradient.Length; i++) result[Greatest(input, i)] += gradient[i];
        return result;
    }

    private int Greatest(float[] input, int place)
    {
        var (channel, row, column) = (place / (_to * _to), place / _to % _to, place % _to);
        var greatest = (((channel * size) + (row * 2)) * size) + (column * 2);
        foreach (var other in new[] { greatest + 1, greatest + size, greatest + size + 1 })
            if (input[other] > input[greatest]) greatest = other;
        return greatest;
    }
}

/// <summary>A weight for each value and class.</summary>
internal sealed class Dense(Random random, int inputs, int outputs) : Layer
{
    public int Inputs => inputs;

    public int Outputs => outputs;

    /// <summary>By output and input.</summary>
    public float[] Weights { get; } = Start(random, inputs * outputs, inputs);

    public float[] Biases { get; } = new float[outputs];

    public override float[] Forward(float[] input)
    {
        var result = (float[])Biases.Clone();
        for (var i = 0; i < Weights.Length; i++) result[i / inputs] += Weights[i] * input[i % inputs];
        return result;
    }

    public override float[] Backward(float[] input, float[] gradient, float rate)
    {
        var result = new float[inputs];
        for (var i = 0; i < Weights.Length; i++)
        {
            result[i % inputs] += gradient[i / inputs] * Weights[i];
            Weights[i] -= rate * gradient[i / inputs] * input[i % inputs];
        }
        for (var i = 0; i < outputs; i++) Biases[i] -= rate * gradient[i];
        return result;
    }
}
