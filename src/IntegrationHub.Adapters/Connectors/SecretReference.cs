using IntegrationHub.Core.Systems;

namespace IntegrationHub.Adapters.Connectors;

/// <summary>Where a secret is: <c>env:NAME</c> or <c>file:PATH</c>. A literal is refused, since settings are printed, copied and backed up.</summary>
public sealed record SecretReference
{
    private SecretReference(string scheme, string target) => (Scheme, Target) = (scheme, target);

    private string Scheme { get; }

    private string Target { get; }

    /// <summary>Reads a reference.</summary>
    /// <param name="text">The setting's value.</param>
    /// <param name="setting">The setting's name, for the message. The value itself is never shown: it may be the secret.</param>
    /// <exception cref="ConnectorException">The text is no reference.</exception>
    public static SecretReference Parse(string? text, string setting)
    {
        foreach (var scheme in (string[])["env:", "file:"])
        {
            if (text is not null && text.Length > scheme.Length && text.StartsWith(scheme, StringComparison.Ordinal))
            {
                return new SecretReference(scheme, text[scheme.Length..]);
            }
        }

        throw new ConnectorException($"The setting '{setting}' must name where the secret is, not hold it. Write env:NAME or file:PATH.");
    }

    /// <summary>Fetches the secret; a line end after it is not part of it.</summary>
    /// <exception cref="ConnectorException">The variable is not set, or the file cannot be read.</exception>
    public string Resolve()
    {
        if (Scheme == "env:")
        {
            return Environment.GetEnvironmentVariable(Target) is { Length: > 0 } value
                ? value
                : throw new ConnectorException($"The environment variable {Target} is not set. Set it for the hub's process.");
        }

        try
        {
            return File.ReadAllText(Target).TrimEnd('\r', '\n');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConnectorException($"The secret file {Target} cannot be read. Create it, readable by the hub's user only.", fault);
        }
    }

    /// <summary>Shows the place, never the secret.</summary>
    public override string ToString() => Scheme + Target;
}
