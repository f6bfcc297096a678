using System.Collections.Concurrent;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// Keeps what was compiled from a pattern. Mappings repeat few patterns many times (one of ours the same five 120 times), and
/// compiling them was two fifths of the time of a check. What is kept is immutable, so who shares it cannot tell.
/// </summary>
/// <remarks>Safe to use from several threads. At most 1,000 patterns are kept; those after them are compiled each time.</remarks>
internal sealed class CompiledPatterns<T>(Func<string, T> compile)
{
    private const int MostPatterns = 1000;
    private readonly ConcurrentDictionary<string, T> _kept = new(StringComparer.Ordinal);

    public T Of(string pattern)
    {
        if (_kept.TryGetValue(pattern, out var known))
        {
            return known;
        }

        var compiled = compile(pattern);
        if (_kept.Count < MostPatterns)
        {
            _kept.TryAdd(pattern, compiled);
        }

        return compiled;
    }
}
