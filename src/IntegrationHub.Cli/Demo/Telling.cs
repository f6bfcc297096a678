using System.Text.Json.Nodes;

namespace IntegrationHub.Cli.Demo;

/// <summary>What one chapter told: its text, what it claims and whether that is so, and the commands that show it.</summary>
internal sealed class Telling(Narrator narrator, string title)
{
    private readonly List<string> _text = [];
    private readonly List<(string Claim, bool Holds)> _claims = [];
    private readonly List<string> _commands = [];

    /// <summary>Gets the claims that are not so.</summary>
    public IReadOnlyList<string> Broken => [.. _claims.Where(claim => !claim.Holds).Select(claim => claim.Claim)];

    public string Title => title;

    public void Say(string text)
    {
        _text.Add(text);
        narrator.Say(text);
    }

    /// <summary>Claims something about what the hub answered. A claim that is not so fails the demo.</summary>
    public void Claim(bool holds, string claim)
    {
        _claims.Add((claim, holds));
        if (holds)
        {
            narrator.Hold(claim);
        }
        else
        {
            narrator.Fail(claim);
        }
    }

    public void See(string command)
    {
        _commands.Add(command);
        narrator.See(command);
    }

    public JsonObject Json() => new()
    {
        ["title"] = title,
        ["holds"] = Broken.Count == 0,
        ["text"] = new JsonArray([.. _text.Select(line => JsonValue.Create(line))]),
        ["claims"] = new JsonArray([.. _claims.Select(claim => new JsonObject { ["claim"] = claim.Claim, ["holds"] = claim.Holds })]),
        ["commands"] = new JsonArray([.. _commands.Select(command => JsonValue.Create(command))]),
    };
}
