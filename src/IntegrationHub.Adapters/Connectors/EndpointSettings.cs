using System.Globalization;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Adapters.Connectors;

/// <summary>Reads the settings of an interface's endpoint. A setting that the connector does not know is a fault: a misspelt one would be ignored silently.</summary>
internal sealed class EndpointSettings
{
    private readonly InterfaceDescription _flow;
    private readonly List<string> _faults = [];

    public EndpointSettings(InterfaceDescription flow, params string[] known)
    {
        _flow = flow;
        _faults.AddRange(flow.Endpoint.Settings.Keys.Except(known, StringComparer.Ordinal)
            .Select(name => $"'{name}' is not a setting of connector '{flow.Endpoint.Connector}'; it knows {string.Join(", ", known)}"));
    }

    public string? Text(string name) => _flow.Endpoint.Settings.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    public string Required(string name)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        _faults.Add($"'{name}' is missing");
        return "";
    }

    public int Number(string name, int fallback, int lowest, int highest)
    {
        if (Text(name) is not { } text)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest)
        {
            return number;
        }

        _faults.Add($"'{name}' is '{text}', not a whole number from {lowest} to {highest}");
        return fallback;
    }

    public IReadOnlyList<string> List(string name) =>
        Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public IReadOnlySet<int> Statuses(string name, params int[] fallback)
    {
        var texts = List(name);
        var statuses = new HashSet<int>();
        foreach (var text in texts)
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599)
            {
                statuses.Add(status);
            }
            else
            {
                _faults.Add($"'{name}' lists '{text}', which is no HTTP status");
            }
        }

        return texts.Count == 0 ? fallback.ToHashSet() : statuses;
    }

    /// <summary>Reports all faults together.</summary>
    /// <exception cref="ConnectorException">There is at least one.</exception>
    public void ThrowIfFaulty()
    {
        if (_faults.Count > 0)
        {
            throw new ConnectorException($"{_flow.FullName}: {string.Join("; ", _faults)}. Correct it in the system's system.yaml.");
        }
    }
}
