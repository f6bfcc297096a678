using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Systems;

/// <summary>Reads <c>mappings/policies/products.yaml</c>.</summary>
public static class ProductsReader
{
    /// <summary>Reads the facts.</summary>
    /// <returns>The products in the order of the file, or all problems.</returns>
    public static Outcome<IReadOnlyList<ProductFacts>> Read(YamlNode file)
    {
        var fields = new YamlFields();
        fields.OnlyKnown(file, "language", "policy", "version", "name", "description", "products");
        var products = new List<ProductFacts>();
        foreach (var node in file["products"]?.Items ?? [])
        {
            fields.OnlyKnown(node, "product", "title", "expresses", "flagChange");
            var product = new ProductFacts(
                fields.Required(node, "product"), fields.Required(node, "title"), TrackingDeclarations.Expresses(fields, node), TrackingDeclarations.FlagChange(fields, node["flagChange"]));
            if (product.Expresses.Source is null)
            {
                fields.Fault("SYS-0001", node, $"The facts about {product.Name} have no 'source' under 'expresses'. Name the vendor's document.");
            }

            products.Add(product);
        }

        foreach (var twice in products.GroupBy(product => product.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            fields.Fault("SYS-0002", file, $"The product '{twice.Key}' stands in the file {twice.Count()} times. Keep one.");
        }

        return fields.Problems.Count == 0 ? Outcome<IReadOnlyList<ProductFacts>>.Of(products) : Outcome<IReadOnlyList<ProductFacts>>.Failed(fields.Problems);
    }
}
