using System.Text;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

public sealed class GeneratedSchemaTests
{
    [Fact]
    public void The_compiled_validator_agrees_with_a_naive_one()
    {
        const int Seed = 20261123;
        TestContext.Current.SendDiagnosticMessage("seed {0}", Seed);
        var random = new Random(Seed);
        var registry = new SchemaRegistry();
        int valid = 0;
        int invalid = 0;
        for (int round = 0; round < 2000; round++)
        {
            JsonObject schema = RandomSchemas.Schema(random);
            var contract = Contract.Compile(Encoding.UTF8.GetBytes(schema.ToJsonString()), registry);
            Assert.True(contract.Succeeded, $"seed {Seed}, round {round}: {schema.ToJsonString()} {string.Join("; ", contract.Problems)}");
            for (int sample = 0; sample < 8; sample++)
            {
                JsonNode? value = RandomSchemas.Value(random);
                string text = value?.ToJsonString() ?? "null";
                using TokenTape tape = TapeTestReading.Tape(text);
                bool expected = new NaiveSchemaEvaluator(schema).Evaluate(schema, value) is not null;
                ValidationResult full = contract.Value.Annotate(tape);
                Assert.True(expected == contract.Value.IsValid(tape) && expected == full.Valid && expected == (full.Errors.Count == 0),
                    $"seed {Seed}, round {round}: expected {expected}, fast {contract.Value.IsValid(tape)}, full {full.Valid} with {full.Errors.Count} faults: {schema.ToJsonString()} on {text}");
                _ = expected ? valid++ : invalid++;
            }
        }

        // A generator that makes everything valid, or nothing, would test nothing.
        Assert.InRange(valid, 2500, 13500);
        Assert.InRange(invalid, 2500, 13500);
    }
}
