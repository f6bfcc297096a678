using System.Numerics;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>An exact fraction above 0 in lowest terms: factors of units are compared without rounding.</summary>
internal readonly record struct Ratio
{
    // A quantity has at most 12 digits after the point and 16 before: the product is whole and fits.
    private const decimal Grains = 1_000_000_000_000m;

    private Ratio(BigInteger numerator, BigInteger denominator)
    {
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        (Numerator, Denominator) = (numerator / common, denominator / common);
    }

    public static Ratio One { get; } = new(1, 1);

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    public static Ratio Of(ItemConversion one) => Of(one.Numerator, one.Denominator);

    public static Ratio Of(decimal numerator, decimal denominator) => new((BigInteger)(numerator * Grains), (BigInteger)(denominator * Grains));

    public Ratio Through(Ratio other) => new(Numerator * other.Denominator, Denominator * other.Numerator);
}
