using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>What is said of a new system, besides its samples. What is left out is measured, or proposed and marked.</summary>
public sealed record OnboardingOptions
{
    /// <summary>Gets the name of the system, also that of its folders: lower-case letters, digits and hyphens.</summary>
    public required string System { get; init; }

    /// <summary>Gets the name of the interface; the default is that of the canonical message.</summary>
    public string? Interface { get; init; }

    /// <summary>Gets the canonical message, for example <c>test-result</c>; the default is the one that the samples speak for.</summary>
    public string? To { get; init; }

    /// <summary>Gets the kind of the system, for example <c>mes</c>; the default follows the canonical message.</summary>
    public string? Kind { get; init; }

    /// <summary>Gets the format of the samples; the default is what they look like.</summary>
    public string? Format { get; init; }

    /// <summary>Gets the layout of the samples, an id with or without its version; the default are those of the home whose message the samples hold.</summary>
    public string? Layout { get; init; }

    /// <summary>Gets the layouts of the home by id and version.</summary>
    public IReadOnlyDictionary<string, FormatLayout> Layouts { get; init; } = new Dictionary<string, FormatLayout>(StringComparer.Ordinal);

    /// <summary>Gets the IANA time zone of local times; without it <c>UTC</c> stands in the file, marked for confirmation.</summary>
    public string? Zone { get; init; }
}
