using FsCheck;
using FsCheck.Fluent;

namespace IntegrationHub.Core.Tests.Translation.Laws;

/// <summary>Tries a law on generated cases. A failure is shrunk to the simplest case that fails, and names the seed that repeats it.</summary>
internal static class Law
{
    /// <summary>On how many cases each law is tried.</summary>
    public const int Cases = 70_000;

    private const int Numbers = 40;

    public static void Holds(Action<Choices> law, int cases = Cases)
    {
        var seed = TestSeed.Next();
        var arbitrary = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(Drawn), Simpler);
        var config = Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd((ulong)seed), null));
        Check.One(config, Prop.ForAll(arbitrary, numbers => law(new Choices(numbers))));
    }

    // One draw of the library for a case: forty would take longer than the law itself.
    private static int[] Drawn(int seed)
    {
        var random = new Random(seed);
        var numbers = new int[Numbers];
        for (var i = 0; i < Numbers; i++)
        {
            numbers[i] = random.Next(720);
        }

        return numbers;
    }

    // Shorter first, then smaller: an absent number reads as 0.
    private static IEnumerable<int[]> Simpler(int[] numbers)
    {
        for (var length = 0; length < numbers.Length; length += Math.Max(1, (numbers.Length - length) / 2))
        {
            yield return numbers[..length];
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            for (var less = 0; less < numbers[i]; less += Math.Max(1, (numbers[i] - less) / 2))
            {
                yield return [.. numbers[..i], less, .. numbers[(i + 1)..]];
            }
        }
    }
}
