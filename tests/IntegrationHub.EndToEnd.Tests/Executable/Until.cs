using System.Diagnostics;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Executable;

/// <summary>Asks again and again.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns when the condition holds; fails when it does not within the limit.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan limit, CancellationToken cancellationToken, Func<string>? otherwise = null)
    {
        for (var since = Stopwatch.GetTimestamp(); !await condition();)
        {
            if (Stopwatch.GetElapsedTime(since) > limit)
            {
                Assert.Fail($"It was not so within {limit.TotalSeconds} s. {otherwise?.Invoke()}");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }
}
