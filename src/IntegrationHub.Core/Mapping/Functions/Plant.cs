using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Plant : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("plant", "Sites", "Turns a hub site into the system's plant code, by 'sites' of its system.yaml. A site with no plant, or with several, is refused.");

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var plants = arguments.Sites.ToLookup(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        return OnText(text => plants[text].Take(2).ToList() is [var plant]
            ? MapValue.OfText(plant)
            : MapValue.Failed($"The site '{text}' has {(plants.Contains(text) ? "several plants" : "no plant")} in the system. Correct 'sites' in its system.yaml, or set the plant by a code list."));
    }
}
