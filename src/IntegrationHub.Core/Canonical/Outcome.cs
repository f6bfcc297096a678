using System.Diagnostics.CodeAnalysis;

namespace IntegrationHub.Core.Canonical;

/// <summary>A value, or the problems that stand in its way. Bad data is an outcome; only misuse throws.</summary>
public sealed class Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, IReadOnlyList<Problem> problems) => (_value, Problems) = (value, problems);

    /// <summary>Gets what stood in the way; empty on success.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Gets whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(_value))]
    public bool Succeeded => Problems.Count == 0;

    /// <summary>Gets the value.</summary>
    /// <exception cref="InvalidOperationException">There is none: the caller did not look at <see cref="Succeeded"/>.</exception>
    public T Value => Succeeded ? _value : throw new InvalidOperationException($"No value: {Problems[0]}");

    /// <summary>Makes a success.</summary>
    public static Outcome<T> Of(T value) => new(value, []);

    /// <summary>Makes a failure of at least one problem.</summary>
    /// <exception cref="ArgumentException">No problem was given.</exception>
    public static Outcome<T> Failed(IReadOnlyList<Problem> problems) =>
        problems.Count > 0 ? new(default, problems) : throw new ArgumentException("A failure needs a problem.", nameof(problems));

    /// <summary>Makes a failure of one problem.</summary>
    public static Outcome<T> Failed(Problem problem) => Failed([problem]);
}
