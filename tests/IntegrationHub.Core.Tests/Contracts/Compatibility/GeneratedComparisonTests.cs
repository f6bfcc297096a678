using System.Text;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts.Compatibility;

/// <summary>What is claimed of two versions holds for generated documents.</summary>
public sealed class GeneratedComparisonTests
{
    private const int Pairs = 2000;
    private const int DocumentsEach = 25;

    [Fact]
    public void No_document_contradicts_a_claim()
    {
        var seed = TestSeed.Next();
        var random = new Random(seed);
        var claims = 0;
        for (var round = 0; round < Pairs; round++)
        {
            var old = RandomSchemas.Schema(random);
            var @new = Changed(old, random);
            var compared = ContractComparisonTests.Compare(old.ToJsonString(), @new.ToJsonString());
            claims += (compared.IsBackward ? 1 : 0) + (compared.IsForward ? 1 : 0);
            if (!compared.IsBackward && !compared.IsForward)
            {
                continue;
            }

            var (before, after) = (Compile(old), Compile(@new));
            for (var i = 0; i < DocumentsEach; i++)
            {
                var text = RandomSchemas.Value(random)?.ToJsonString() ?? "null";
                using var tape = TapeTestReading.Tape(text);
                var (a, b) = (before.IsValid(tape), after.IsValid(tape));
                Assert.True((!compared.IsBackward || !a || b) && (!compared.IsForward || !b || a),
                    $"seed {seed}, round {round}: said {compared.Verdict}, but {text} is {a} and {b} in\n{old.ToJsonString()}\n{@new.ToJsonString()}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{claims} claims");
        // A comparison that claims nothing would be sound and useless.
        Assert.InRange(claims, Pairs / 4, 2 * Pairs);
    }

    private static Contract Compile(JsonObject schema) => Contract.Compile(Encoding.UTF8.GetBytes(schema.ToJsonString()), new SchemaRegistry()).Value;

    // A keyword goes, comes or is doubled somewhere in the tree.
    private static JsonObject Changed(JsonObject schema, Random random)
    {
        var copy = (JsonObject)schema.DeepClone();
        for (var edits = random.Next(1, 3); edits > 0; edits--)
        {
            var places = Schemas(copy).ToList();
            var place = places[random.Next(places.Count)];
            var other = RandomSchemas.Schema(random);
            other.Remove("$defs");
            var keys = place.Select(member => member.Key).Where(key => key != "$defs").ToList();
            if (random.Next(2) == 0 && keys.Count > 0)
            {
                place.Remove(keys[random.Next(keys.Count)]);
            }
            else
            {
                foreach (var (name, value) in other)
                {
                    place[name] = value?.DeepClone();
                }
            }
        }

        return copy;
    }

    private static IEnumerable<JsonObject> Schemas(JsonObject schema) =>
        schema.Where(member => member.Key is not ("const" or "enum" or "dependentRequired" or "$defs")).SelectMany(member => member.Value switch
        {
            JsonObject map when member.Key is "properties" or "dependentSchemas" => map.Select(inner => inner.Value).OfType<JsonObject>().SelectMany(Schemas),
            JsonObject inner => Schemas(inner),
            JsonArray list => list.OfType<JsonObject>().SelectMany(Schemas),
            _ => [],
        }).Prepend(schema);
}
