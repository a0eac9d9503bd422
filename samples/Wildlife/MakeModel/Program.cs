using System.Globalization;
using MakeModel;
using SkiaSharp;

// dotnet run --project samples/Wildlife/MakeModel -- samples/Wildlife/data
// Draws the pictures, trains the network on others, and writes both into that folder.
if (args is not [var folder])
{
    Console.Error.WriteLine("Name the folder to write to: samples/Wildlife/data");
    return 1;
}

const int epochs = 8;
const int perAnimal = 500;
const int testedPerAnimal = 100;

// The numbers of the classes are those of ImageNet, from 0 on, as the lab's model gives them.
long[] labels = [100, 121, 291, 295, 344];
string[] names = ["black-swan", "king-crab", "lion", "black-bear", "hippopotamus"];
var animals = Enum.GetValues<Animal>();

var training = Draw(seed: 1, perAnimal);
var testing = Draw(seed: 2, testedPerAnimal);
var network = new Network(new Random(3));
var order = new Random(4);
for (var epoch = 0; epoch < epochs; epoch++)
{
    var rate = 0.004f * MathF.Pow(0.75f, epoch);
    var loss = 0.0;
    order.Shuffle(training);
    foreach (var (pixels, animal) in training) loss += network.Learn(pixels, (int)animal, rate);
    var right = testing.Count(picture => network.Classify(picture.Pixels) == (int)picture.Animal);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch + 1}: loss {loss / training.Length:F4}, {right} of {testing.Length} other pictures right"));
}

Directory.CreateDirectory(Path.Combine(folder, "images"));
await File.WriteAllBytesAsync(Path.Combine(folder, "animals.onnx"), OnnxFileWriter.Write(network, labels));
var painter = new AnimalPainter(new Random(5));
foreach (var animal in animals)
{
    using var picture = painter.Paint(animal);
    using var data = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
    await File.WriteAllBytesAsync(Path.Combine(folder, "images", names[(int)animal] + ".jpg"), data.ToArray());
}
return 0;

(float[] Pixels, Animal Animal)[] Draw(int seed, int count)
{
    var painter = new AnimalPainter(new Random(seed));
    var pictures = new List<(float[], Animal)>();
    for (var i = 0; i < count; i++)
    {
        foreach (var animal in animals)
        {
            using var picture = painter.Paint(animal);
            pictures.Add((Sampling.Values(picture), animal));
        }
    }
    return [.. pictures];
}
