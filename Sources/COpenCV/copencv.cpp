#include "copencv.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace {

// No C++ exception may cross into Swift.
template <typename Body> int guarded(Body body) noexcept {
  try {
    body();
    return 0;
  } catch (...) {
    return -1;
  }
}

// OpenCV takes no const pointer; these views are only read.
cv::Mat view(const void *pixels, int width, int height, int type) {
  return cv::Mat(height, width, type, const_cast<void *>(pixels));
}

}  // namespace

int copencv_box_filter(const float *input, float *output, int width, int height, int kernel_width, int kernel_height) {
  return guarded([&] {
    cv::Mat result = view(output, width, height, CV_32F);
    cv::blur(view(input, width, height, CV_32F), result, cv::Size(kernel_width, kernel_height), cv::Point(-1, -1),
             cv::BORDER_REPLICATE);
  });
}

int copencv_morphology(uint8_t *mask, int width, int height, copencv_morphology_kind kind, int kernel_width,
                       int kernel_height) {
  return guarded([&] {
    cv::Mat picture = view(mask, width, height, CV_8U);
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, cv::Size(kernel_width, kernel_height));
    cv::morphologyEx(picture, picture, kind == COPENCV_OPEN ? cv::MORPH_OPEN : cv::MORPH_CLOSE, kernel);
  });
}

int copencv_components(const uint8_t *mask, int32_t *labels, int width, int height, int *count) {
  return guarded([&] {
    cv::Mat result = view(labels, width, height, CV_32S);
    *count = cv::connectedComponents(view(mask, width, height, CV_8U), result, 8, CV_32S);
  });
}

void copencv_use_one_thread(void) { cv::setNumThreads(1); }
