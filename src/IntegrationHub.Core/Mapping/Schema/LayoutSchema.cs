namespace IntegrationHub.Core.Mapping.Schema;

/// <summary>The JSON Schema of layouts.</summary>
internal static class LayoutSchema
{
    public const string Text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "language/layout", "x-version": "1.0.0", "title": "A layout",
          "description": "How the records of a fixed-width, X12, EDIFACT or IDoc file nest, and which may repeat.",
          "type": "object", "additionalProperties": false, "required": ["language", "layout", "version", "of", "structure"],
          "properties": {
            "language": { "const": 1, "description": "The version of the mapping language." },
            "layout": { "type": "string", "maxLength": 120, "pattern": "^[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*$", "description": "The id." },
            "version": { "type": "string", "pattern": "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[A-Za-z0-9.-]+)?$", "description": "The version of this file." },
            "name": { "description": "A name for people." },
            "description": { "description": "What people should know." },
            "of": { "enum": ["fixed", "x12", "edifact", "idoc"], "description": "The format." },
            "message": { "type": ["string", "number"], "description": "x12, edifact: the transaction set or message. idoc: the IDoc type." },
            "releases": { "type": "array", "items": { "type": ["string", "number"] }, "description": "x12, edifact: the releases that are taken; any, where left out." },
            "encoding": { "type": "string", "description": "fixed: the encoding; utf-8, where left out." },
            "tag": {
              "type": "object", "additionalProperties": false, "required": ["at", "length"],
              "properties": { "at": { "$ref": "#/$defs/number" }, "length": { "$ref": "#/$defs/number" } },
              "description": "fixed: where a record says what it is; places count from 1."
            },
            "length": { "$ref": "#/$defs/number", "description": "fixed: the length of every record, which then must be exact." },
            "ends": { "enum": ["line", "none"], "description": "fixed: what ends a record; none needs a length." },
            "records": { "type": "object", "additionalProperties": { "$ref": "#/$defs/record" }, "description": "fixed, idoc: the records and the places of their fields." },
            "counts": {
              "type": "array", "description": "fixed: fields in which the file states how many records it has.",
              "items": {
                "type": "object", "additionalProperties": false, "required": ["record", "field", "of"],
                "properties": { "record": { "type": "string" }, "field": { "type": "string" }, "of": { "type": "array", "items": { "type": "string" } } }
              }
            },
            "nest": {
              "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string" }, "minItems": 2, "maxItems": 2 },
              "description": "Records of one name that form a hierarchy: the member with their id, and the one with their parent's."
            },
            "structure": { "$ref": "#/$defs/structure", "description": "The records in order. NAME* may repeat; NAME: [...] holds what stands within." }
          },
          "$defs": {
            "number": { "type": "integer", "minimum": 0, "maximum": 100000 },
            "structure": {
              "type": "array",
              "items": { "anyOf": [{ "type": "string" }, { "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": { "$ref": "#/$defs/structure" } }] }
            },
            "record": {
              "type": "object", "additionalProperties": false,
              "properties": {
                "tag": { "type": ["string", "number"], "description": "The text by which the file names the record." },
                "fields": { "type": "array", "items": { "$ref": "#/$defs/field" }, "description": "The fields in order." }
              }
            },
            "field": {
              "type": "object", "additionalProperties": false, "required": ["name", "length"],
              "properties": {
                "name": { "type": "string", "description": "The member of the tree." },
                "at": { "$ref": "#/$defs/number", "description": "Where it begins, from 1; behind the field before, where left out." },
                "length": { "$ref": "#/$defs/number", "description": "How many characters it has." },
                "pad": { "type": ["string", "number"], "description": "The character that fills it; a blank, for numbers 0." },
                "align": { "enum": ["left", "right"], "description": "Left, for numbers right." },
                "decimals": { "$ref": "#/$defs/number", "description": "It is a number with this many digits behind the implied point." },
                "sign": { "enum": ["leading", "trailing"], "description": "Where its sign stands." }
              }
            }
          }
        }
        """;
}
