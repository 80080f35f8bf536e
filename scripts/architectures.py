# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Small models of the architectures of `transformers`, for the scripts that check them.
Weights are random, and nothing is downloaded. Needs PyTorch and transformers."""

import os
from typing import Any, Callable, Dict, NamedTuple

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch  # pylint: disable=wrong-import-position
import transformers  # pylint: disable=wrong-import-position


TEXT = dict(vocab_size=96, hidden_size=32, num_hidden_layers=2,
            num_attention_heads=4, intermediate_size=48, max_position_embeddings=64)
GROUPED = dict(TEXT, num_key_value_heads=2)
VISION = dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=4,
              intermediate_size=48, image_size=32, patch_size=8)

Inputs = Dict[str, "torch.Tensor"]


def _ids(length: int = 12) -> "torch.Tensor":
    return torch.randint(3, 90, (2, length))


def text() -> Inputs:
    return {"input_ids": _ids(), "attention_mask": torch.ones(2, 12, dtype=torch.long)}


def ids() -> Inputs:
    return {"input_ids": _ids()}


def pairs() -> Inputs:
    return {"input_ids": _ids(), "decoder_input_ids": _ids(7)}


def image(size: int = 32) -> Callable[[], Inputs]:
    return lambda: {"pixel_values": torch.randn(2, 3, size, size)}


def wave() -> Inputs:
    return {"input_values": torch.randn(2, 4000)}


def spectrum() -> Inputs:
    return {"input_features": torch.randn(2, 80, 60), "decoder_input_ids": _ids(5)}


def both() -> Inputs:
    return {"input_ids": _ids(), "attention_mask": torch.ones(2, 12, dtype=torch.long),
            "pixel_values": torch.randn(2, 3, 32, 32)}


class Architecture(NamedTuple):
    """A model type of transformers, the fields of its config, its inputs."""
    name: str
    config: Dict[str, Any]
    inputs: Callable[[], Inputs]


ENCODER_DECODER = dict(vocab_size=96, d_model=32, encoder_layers=2, decoder_layers=2,
                       encoder_attention_heads=4, decoder_attention_heads=4,
                       encoder_ffn_dim=48, decoder_ffn_dim=48,
                       max_position_embeddings=64)
T5 = dict(vocab_size=96, d_model=32, d_kv=8, d_ff=48, num_layers=2, num_heads=4)
WAVE = dict(vocab_size=32, hidden_size=32, num_hidden_layers=2, num_attention_heads=4,
            intermediate_size=48, conv_dim=(16, 16), conv_stride=(5, 4),
            conv_kernel=(10, 8), num_feat_extract_layers=2,
            num_conv_pos_embeddings=16, num_conv_pos_embedding_groups=4)

ARCHITECTURES = [
    # Text, encoders.
    Architecture("bert", TEXT, text),
    Architecture("roberta", TEXT, text),
    Architecture("electra", dict(TEXT, embedding_size=32), text),
    Architecture("albert", dict(TEXT, embedding_size=16), text),
    Architecture("distilbert", dict(vocab_size=96, dim=32, n_layers=2, n_heads=4,
                                    hidden_dim=48, max_position_embeddings=64), text),
    Architecture("deberta", dict(TEXT), text),
    Architecture("deberta-v2", dict(TEXT, relative_attention=True,
                                    pos_att_type=["p2c", "c2p"]), text),
    Architecture("mpnet", TEXT, text),
    Architecture("camembert", TEXT, text),
    Architecture("xlm-roberta", TEXT, text),
    Architecture("layoutlm", TEXT, text),
    Architecture("squeezebert", dict(TEXT, embedding_size=32), text),
    Architecture("mobilebert", dict(TEXT, embedding_size=16, intra_bottleneck_size=32,
                                    true_hidden_size=32), text),
    Architecture("fnet", TEXT, ids),
    Architecture("modernbert", dict(TEXT, pad_token_id=0, bos_token_id=1,
                                    eos_token_id=2, cls_token_id=1, sep_token_id=2),
                 text),
    # Text, decoders.
    Architecture("gpt2", dict(vocab_size=96, n_embd=32, n_layer=2, n_head=4,
                              n_positions=64), text),
    Architecture("gpt_neo", dict(vocab_size=96, hidden_size=32, num_layers=2,
                                 num_heads=4, max_position_embeddings=64,
                                 attention_types=[[["global", "local"], 1]]), text),
    Architecture("gpt_neox", TEXT, text),
    Architecture("gptj", dict(vocab_size=96, n_embd=32, n_layer=2, n_head=4,
                              rotary_dim=4, n_positions=64), text),
    Architecture("opt", dict(vocab_size=96, hidden_size=32, num_hidden_layers=2,
                             num_attention_heads=4, ffn_dim=48,
                             max_position_embeddings=64, word_embed_proj_dim=32), text),
    Architecture("bloom", dict(vocab_size=96, hidden_size=32, n_layer=2, n_head=4), text),
    Architecture("llama", GROUPED, text),
    Architecture("mistral", GROUPED, text),
    Architecture("qwen2", GROUPED, text),
    Architecture("qwen3", dict(GROUPED, head_dim=8), text),
    Architecture("phi", TEXT, text),
    Architecture("phi3", dict(GROUPED, pad_token_id=0), text),
    Architecture("gemma", dict(GROUPED, head_dim=8), text),
    Architecture("gemma2", dict(GROUPED, head_dim=8), text),
    Architecture("falcon", dict(TEXT), text),
    Architecture("stablelm", GROUPED, text),
    Architecture("cohere", GROUPED, text),
    Architecture("olmo", GROUPED, text),
    Architecture("olmo2", GROUPED, text),
    Architecture("granite", GROUPED, text),
    Architecture("starcoder2", GROUPED, text),
    Architecture("codegen", dict(vocab_size=96, n_embd=32, n_layer=2, n_head=4,
                                 rotary_dim=4, n_positions=64), text),
    Architecture("biogpt", TEXT, text),
    Architecture("xglm", dict(vocab_size=96, d_model=32, num_layers=2, ffn_dim=48,
                              attention_heads=4, max_position_embeddings=64), text),
    # Mixture of experts.
    Architecture("mixtral", dict(GROUPED, num_local_experts=4), text),
    Architecture("qwen2_moe", dict(GROUPED, num_experts=4, num_experts_per_tok=2,
                                   moe_intermediate_size=16,
                                   shared_expert_intermediate_size=16), text),
    Architecture("olmoe", dict(GROUPED, num_experts=4, num_experts_per_tok=2), text),
    # State space.
    Architecture("mamba", dict(vocab_size=96, hidden_size=32, num_hidden_layers=2,
                               state_size=8), ids),
    Architecture("mamba2", dict(vocab_size=96, hidden_size=32, num_hidden_layers=2,
                                state_size=8, num_heads=8, head_dim=8, n_groups=2,
                                chunk_size=8), ids),
    # Encoder and decoder.
    Architecture("t5", T5, pairs),
    Architecture("mt5", T5, pairs),
    Architecture("bart", ENCODER_DECODER, pairs),
    Architecture("mbart", ENCODER_DECODER, pairs),
    Architecture("pegasus", ENCODER_DECODER, pairs),
    Architecture("marian", dict(ENCODER_DECODER, pad_token_id=0,
                                decoder_start_token_id=1), pairs),
    Architecture("m2m_100", ENCODER_DECODER, pairs),
    # Vision.
    Architecture("vit", VISION, image()),
    Architecture("deit", VISION, image()),
    Architecture("beit", VISION, image()),
    Architecture("dinov2", VISION, image()),
    Architecture("vit_mae", dict(VISION, mask_ratio=0.5), image()),
    Architecture("swin", dict(image_size=32, patch_size=4, embed_dim=16, depths=[2, 2],
                              num_heads=[2, 4], window_size=4), image()),
    Architecture("swinv2", dict(image_size=32, patch_size=4, embed_dim=16,
                                depths=[2, 2], num_heads=[2, 4], window_size=4),
                 image()),
    Architecture("convnext", dict(hidden_sizes=[8, 16, 24, 32], depths=[1, 1, 2, 1]),
                 image()),
    Architecture("convnextv2", dict(hidden_sizes=[8, 16, 24, 32], depths=[1, 1, 2, 1]),
                 image()),
    Architecture("resnet", dict(embedding_size=8, hidden_sizes=[8, 16, 24, 32],
                                depths=[1, 1, 1, 1]), image()),
    Architecture("regnet", dict(embedding_size=8, hidden_sizes=[8, 16, 24, 32],
                                depths=[1, 1, 1, 1], groups_width=8), image()),
    Architecture("mobilenet_v1", dict(depth_multiplier=0.25), image()),
    Architecture("mobilenet_v2", dict(depth_multiplier=0.35), image()),
    Architecture("mobilevit", dict(hidden_sizes=[16, 24, 32], neck_hidden_sizes=[
        8, 8, 16, 16, 24, 24, 32], image_size=64), image(64)),
    Architecture("segformer", dict(depths=[1, 1, 1, 1], hidden_sizes=[8, 8, 16, 16],
                                   num_attention_heads=[1, 2, 2, 4]), image(64)),
    Architecture("poolformer", dict(hidden_sizes=[8, 8, 16, 16], depths=[1, 1, 1, 1]),
                 image()),
    Architecture("efficientnet", dict(image_size=32, width_coefficient=0.25,
                                      depth_coefficient=0.25, hidden_dim=320), image()),
    Architecture("levit", dict(image_size=64, hidden_sizes=[16, 24, 32],
                               num_attention_heads=[2, 3, 4], depths=[1, 1, 1],
                               key_dim=[4, 4, 4], down_ops=[
                                   ["Subsample", 4, 4, 4, 2, 2],
                                   ["Subsample", 4, 6, 4, 2, 2]]), image(64)),
    Architecture("pvt", dict(image_size=64, depths=[1, 1, 1, 1],
                             hidden_sizes=[8, 16, 24, 32],
                             num_attention_heads=[1, 2, 3, 4]), image(64)),
    # Audio.
    Architecture("wav2vec2", WAVE, wave),
    Architecture("hubert", WAVE, wave),
    Architecture("wavlm", WAVE, wave),
    Architecture("whisper", dict(ENCODER_DECODER, num_mel_bins=80,
                                 max_source_positions=30, max_target_positions=32,
                                 pad_token_id=0, bos_token_id=1, eos_token_id=2,
                                 decoder_start_token_id=1), spectrum),
    Architecture("speech_to_text", dict(
        ENCODER_DECODER, input_feat_per_channel=16, conv_channels=16,
        max_source_positions=64, max_target_positions=32),
        lambda: {"input_features": torch.randn(2, 40, 16), "decoder_input_ids": _ids(5)}),
    # Text and images.
    Architecture("clip", dict(
        text_config=dict(GROUPED, projection_dim=16), vision_config=dict(VISION),
        projection_dim=16), both),
    Architecture("siglip", dict(text_config=dict(TEXT, projection_size=32),
                                vision_config=dict(VISION)), both),
]


def make_model(architecture: Architecture, use_cache: bool) -> "torch.nn.Module":
    """The model, with random weights."""
    config = transformers.AutoConfig.for_model(architecture.name,
                                               **architecture.config)
    config.use_cache = use_cache
    model = transformers.AutoModel.from_config(config, attn_implementation="eager") \
        if architecture.name in ("mobilebert",) \
        else transformers.AutoModel.from_config(config)
    return model.eval()


def dynamic_dims(inputs: Inputs) -> Dict[str, Any]:
    """The batch dimension, and the length of sequences. PyTorch makes dimensions static
    that a model does not allow to vary."""
    auto = torch.export.Dim.AUTO
    return {name: {0: auto} if name in ("pixel_values", "input_features")
            else {0: auto, 1: auto} for name in inputs}
