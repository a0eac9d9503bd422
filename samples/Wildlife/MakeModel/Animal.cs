namespace MakeModel;

/// <summary>The animals that are drawn, in the order of the network's outputs.</summary>
internal enum Animal
{
    BlackSwan, KingCrab, Lion, BlackBear, Hippopotamus,
}
