namespace IntegrationHub.Core.Genealogy.Worlds;

/// <summary>How much of something is affected, over all worlds that fit the record.</summary>
/// <param name="Sure">Whether some of it is affected in every world.</param>
/// <param name="Least">At least so much is affected.</param>
/// <param name="Most">At most so much is affected; <see cref="Unlimited"/> where nothing bounds it.</param>
/// <param name="Clean">At most so much is not affected.</param>
/// <param name="Tight">Whether worlds reach both bounds.</param>
internal readonly record struct Share(bool Sure, decimal Least, decimal Most, decimal Clean, bool Tight)
{
    /// <summary>Stands for a quantity that was never stated. Above every storable quantity, and far from the end of decimal.</summary>
    public const decimal Unlimited = 1e20m;

    /// <summary>Gets whether every world gives the same amount, so that nothing downstream depends on which world it is.</summary>
    public bool IsConstant => Tight && Least == Most && (Sure || Most == 0);

    /// <summary>Makes the share of one piece.</summary>
    public static Share OfPiece(bool least, bool most, bool tight = true) => new(least, least ? 1 : 0, most ? 1 : 0, least ? 0 : 1, tight);

    /// <summary>Makes the share of an amount of which nothing is affected.</summary>
    public static Share Untouched(decimal amount) => new(false, 0, 0, amount, true);

    /// <summary>Says whether a quantity is one that was stated.</summary>
    public static bool IsKnown(decimal quantity) => quantity < Unlimited / 2;
}
