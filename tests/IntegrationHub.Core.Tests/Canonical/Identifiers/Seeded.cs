using System.Globalization;
using IntegrationHub.Core.Canonical.Identifiers;
using Xunit;

namespace IntegrationHub.Core.Tests.Canonical.Identifiers;

/// <summary>Generated identifiers. Each test prints its seed, and repeats itself with <c>IDN_SEED=seed</c>.</summary>
internal static class Seeded
{
    public const string Set82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    public static Random Random(out int seed)
    {
        seed = int.TryParse(Environment.GetEnvironmentVariable("IDN_SEED"), CultureInfo.InvariantCulture, out var given) ? given : System.Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        return new Random(seed);
    }

    public static string Digits(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('0' + random.Next(10))));

    public static string Text(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Set82[random.Next(Set82.Length)]));

    /// <summary>A valid value of an AI that carries a key, a qualifier or a usual attribute.</summary>
    public static string Value(Random random, string ai) => ai switch
    {
        "00" or "8017" or "8018" => Checked(random, 17),
        "01" or "02" => Checked(random, 13),
        "253" => Checked(random, 12) + Text(random, random.Next(0, 18)),
        "255" => Checked(random, 12) + Digits(random, random.Next(0, 13)),
        "402" => Checked(random, 16),
        "414" or "417" => Checked(random, 12),
        "8003" => "0" + Checked(random, 12) + Text(random, random.Next(0, 17)),
        "8004" or "401" => Digits(random, 12) + Text(random, random.Next(1, 19)),
        "8006" => Checked(random, 13) + "0205",
        "8010" => Digits(random, 12) + "AB-1/" + Digits(random, random.Next(1, 10)) + "#",
        "8011" => "1" + Digits(random, random.Next(0, 12)),
        "17" => "2" + random.Next(0, 10) + "0" + random.Next(1, 10) + "1" + random.Next(0, 10),
        "30" or "37" => Digits(random, random.Next(1, 9)),
        "3103" => Digits(random, 6),
        _ => Text(random, random.Next(1, 21)),
    };

    private static string Checked(Random random, int length)
    {
        var body = Digits(random, length);
        return body + CheckDigits.Mod10(body);
    }
}
